//! What explains the page's words: terms in running text, formulae, sources, and the glossary as a whole.

mod cite;
mod explained_term;
mod formula;
mod list;
mod prose;

pub use cite::cite;
pub use explained_term::is_explaining;
pub use formula::formula;
pub use list::Glossary;
pub use prose::Prose;

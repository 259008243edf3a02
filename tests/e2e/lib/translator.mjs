// Translates the page as browsers do: each text node gives way to <font> elements with another text node, and texts that
// come later are translated too. The translation here is the text itself, so that what is shown can be checked.

/** Runs in the page before its own scripts. `startTranslation()` starts it; `written` has the texts that were lost. */
export function installTranslator() {
  window.written = [];
  const { get, set } = Object.getOwnPropertyDescriptor(Node.prototype, "nodeValue");
  Object.defineProperty(Node.prototype, "nodeValue", {
    configurable: true,
    get,
    set(value) {
      // Whoever writes into a text node writes where nobody reads, once it was translated.
      if (this.nodeType === Node.TEXT_NODE && value) window.written.push(value);
      set.call(this, value);
    },
  });
  const isLeftAlone = (element) => element.closest("font, script, style, [translate=no]");
  const translate = (root) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode()) texts.push(walker.currentNode);
    if (root.nodeType === Node.TEXT_NODE) texts.push(root);
    for (const text of texts) {
      if (!text.data.trim() || !text.parentElement || isLeftAlone(text.parentElement)) continue;
      const outer = document.createElement("font");
      const inner = document.createElement("font");
      inner.append(text.data);
      outer.append(inner);
      text.replaceWith(outer);
    }
  };
  window.startTranslation = () => {
    window.written = [];
    translate(document.body);
    const observer = new MutationObserver((records) => {
      for (const { addedNodes } of records) for (const node of addedNodes) translate(node);
    });
    observer.observe(document.body, { childList: true, subtree: true });
  };
}

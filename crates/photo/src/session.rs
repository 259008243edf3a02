//! The picture that is open, and what the page asks of it.

use afterimage_protocol::photo::{CROP_SIDE, PhotoError, Request, Response};

use crate::{Photo, open};

/// Answers requests about the picture that was opened last.
#[derive(Debug, Default)]
pub struct Session {
    photo: Option<Photo>,
}

impl Session {
    /// The answer. A picture that is refused leaves the one before it open.
    pub fn answer(&mut self, request: Request) -> Response {
        let answer = match request {
            Request::Open { bytes } => self.open(&bytes),
            Request::Crop { id, crop } => match &self.photo {
                Some(photo) => Ok(Response::Cropped { id, pixels: photo.crop(crop, CROP_SIDE) }),
                None => Err(PhotoError::NothingOpen),
            },
        };
        answer.unwrap_or_else(Response::Refused)
    }

    fn open(&mut self, bytes: &[u8]) -> Result<Response, PhotoError> {
        let photo = self.photo.insert(open(bytes)?);
        Ok(Response::Opened { width: photo.width(), height: photo.height(), preview: photo.preview() })
    }
}

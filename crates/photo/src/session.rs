//! The open picture, and the requests about it.

use afterimage_protocol::photo::{CROP_SIDE, PhotoError, Request, Response};

use crate::{Photo, open};

/// Answers the page's requests.
#[derive(Debug, Default)]
pub struct Session {
    photo: Option<Photo>,
}

impl Session {
    /// Answers a request. Where a picture is refused, the picture before it stays open.
    pub fn answer(&mut self, request: Request) -> Response {
        let response = match request {
            Request::Open { bytes } => self.open(&bytes),
            Request::Crop { id, crop } => match &self.photo {
                Some(photo) => Ok(Response::Cropped { id, pixels: photo.crop(crop, CROP_SIDE) }),
                None => Err(PhotoError::NothingOpen),
            },
        };
        response.unwrap_or_else(Response::Refused)
    }

    fn open(&mut self, bytes: &[u8]) -> Result<Response, PhotoError> {
        let photo = self.photo.insert(open(bytes)?);
        Ok(Response::Opened { width: photo.width(), height: photo.height(), preview: photo.preview() })
    }
}

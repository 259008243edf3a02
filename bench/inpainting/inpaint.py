"""Removes crosshairs from pictures with OpenCV's inpainting, which gets a mask of their pixels.

    python bench/inpainting/inpaint.py FOLDER

For every folder in FOLDER that `afterimage-report eye-trials` wrote (corrupted.idx: pictures [count, 3, height, width];
mask.idx: [count, height, width], 255 where a crosshair covers any part of a pixel) it writes telea.idx (Telea, 2004)
and navier-stokes.idx (Bertalmio, Bertozzi and Sapiro, 2001).
"""

import struct
import sys
from pathlib import Path

import cv2
import numpy as np

METHODS = {"telea": cv2.INPAINT_TELEA, "navier-stokes": cv2.INPAINT_NS}
# The radius in pixels around each missing pixel; OpenCV's examples use 3.
RADIUS = 3


def read(path):
    """Reads an IDX file of unsigned bytes."""
    data = path.read_bytes()
    rank = data[3]
    start = 4 * (rank + 1)
    return np.frombuffer(data, np.uint8, offset=start).reshape(struct.unpack(f">{rank}I", data[4:start]))


def write(path, array):
    """Writes an IDX file of unsigned bytes."""
    header = bytes([0, 0, 8, array.ndim]) + struct.pack(f">{array.ndim}I", *array.shape)
    path.write_bytes(header + array.tobytes())


def inpaint(picture, mask, method):
    """Inpaints the pixels that the mask covers in a picture [3, height, width]."""
    filled = cv2.inpaint(np.ascontiguousarray(picture.transpose(1, 2, 0)), np.ascontiguousarray(mask), RADIUS, method)
    return filled.transpose(2, 0, 1)


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    folders = sorted(path.parent for path in Path(sys.argv[1]).glob("*/corrupted.idx"))
    if not folders:
        sys.exit(f"{sys.argv[1]} holds no trials; write them with `afterimage-report eye-trials`")
    for folder in folders:
        corrupted, masks = read(folder / "corrupted.idx"), read(folder / "mask.idx")
        for name, method in METHODS.items():
            filled = [inpaint(picture, mask, method) for picture, mask in zip(corrupted, masks, strict=True)]
            write(folder / f"{name}.idx", np.stack(filled))
        print(f"Inpainted {len(corrupted)} pictures of {folder.name}")


main()

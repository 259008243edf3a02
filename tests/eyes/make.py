"""Crops the photographs of this folder from those that scikit-image contains.

    pip install scikit-image==0.26.0 pillow==13.0.0
    python tests/eyes/make.py

Each is a square around one eye, resampled to 100 x 100 pixels with Lanczos. README.md names the sources of the
photographs.
"""

from pathlib import Path

from PIL import Image
from skimage import data

# Name: photograph, x and y of the square's centre, its side; in pixels of the photograph.
EYES = {
    "astronaut-left": (data.astronaut, 203, 99, 46),
    "astronaut-right": (data.astronaut, 248, 101, 46),
    "cat-left": (data.chelsea, 166, 102, 90),
    "cat-right": (data.chelsea, 305, 118, 90),
}

for name, (photograph, x, y, side) in EYES.items():
    box = (x - side / 2, y - side / 2, x + side / 2, y + side / 2)
    eye = Image.fromarray(photograph()).convert("RGB").resize((100, 100), Image.Resampling.LANCZOS, box=box)
    eye.save(Path(__file__).parent / f"{name}.png", optimize=True)

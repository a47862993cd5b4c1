"""Screenshots of pages as phones, tablets and desks show them, light and dark, for a person to look at.

  screenshots.py OUT-DIR PAGE.html...
"""
import pathlib
import subprocess
import sys

WIDTHS, HEIGHT = (320, 640, 1200), 2400
SCHEMES = {"dark": 0, "light": 1}


def shoot(page, out, width, scheme):
    # The window itself cannot be as narrow as a phone; a frame in it can.
    frame = out.with_suffix(".html")
    frame.write_text(f'<!doctype html><body style="margin:0"><iframe src="{page.as_uri()}" '
                     f'style="border:0;display:block;width:{width}px;height:{HEIGHT}px"></iframe>')
    subprocess.run(["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
                    "--allow-file-access-from-files", f"--screenshot={out}",
                    f"--window-size={max(width, 500)},{HEIGHT}",
                    f"--blink-settings=preferredColorScheme={SCHEMES[scheme]}", frame.as_uri()],
                   check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=60)
    frame.unlink()


def main():
    folder = pathlib.Path(sys.argv[1]).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    for name in sys.argv[2:]:
        page = pathlib.Path(name).resolve()
        for width in WIDTHS:
            for scheme in SCHEMES:
                shoot(page, folder / f"{page.stem}-{width}-{scheme}.png", width, scheme)
    print(f"screenshots to look at are in {folder}")


if __name__ == "__main__":
    main()

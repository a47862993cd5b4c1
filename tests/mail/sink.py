"""An SMTP server on loopback that keeps what it gets: N.eml, and its envelope beside it.

  sink.py DIR PORT      while DIR/REFUSE exists, every message is answered with 451
"""
import itertools
import json
import pathlib
import signal
import sys

from aiosmtpd.controller import Controller


class Sink:
    def __init__(self, folder):
        self.folder, self.numbers = folder, itertools.count(1)

    async def handle_DATA(self, _server, _session, envelope):
        if (self.folder / "REFUSE").exists():
            return "451 later"
        path = self.folder / f"{next(self.numbers)}.eml"
        path.with_suffix(".json").write_text(
            json.dumps({"from": envelope.mail_from, "to": envelope.rcpt_tos}))
        path.write_bytes(envelope.content)
        return "250 kept"


def main():
    folder, port = pathlib.Path(sys.argv[1]), int(sys.argv[2])
    folder.mkdir(exist_ok=True)
    server = Controller(Sink(folder), hostname="127.0.0.1", port=port, decode_data=False,
                        enable_SMTPUTF8=False)
    server.start()
    signal.sigwait([signal.SIGTERM, signal.SIGINT])
    server.stop()


if __name__ == "__main__":
    main()

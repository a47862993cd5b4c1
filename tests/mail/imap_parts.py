"""What an IMAP server says of the message with an id: its structure, found by its header.

  imap_parts.py PORT MESSAGE-ID
"""
import imaplib
import sys


def main():
    box = imaplib.IMAP4("127.0.0.1", int(sys.argv[1]))
    box.login("alice", "x")
    box.select("INBOX", readonly=True)
    _, (found,) = box.search(None, "HEADER", "Message-ID", sys.argv[2])
    _, (structure,) = box.fetch(found.split()[0], "(BODYSTRUCTURE)")
    print(structure.decode())


if __name__ == "__main__":
    main()

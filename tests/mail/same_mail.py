"""Compares mails as their readers see them: Subject, Message-ID, From, To and both decoded parts.

  same_mail.py PRINTED ARRIVED...      ends with 1 and says what differs
"""
import email
import email.policy
import sys


def seen(path):
    with open(path, "rb") as file:
        message = email.message_from_binary_file(file, policy=email.policy.default)
    found = {name: str(message[name]) for name in ("Subject", "Message-ID", "From", "To", "List-Id")}
    for part in message.walk():
        if not part.is_multipart():
            # One last line end more or less is the transport's.
            text = part.get_content().replace("\r\n", "\n").rstrip("\n")
            found[part.get_content_type()] = text
    return found


def main():
    printed = seen(sys.argv[1])
    if len(sys.argv) < 3:
        sys.exit("nothing arrived")
    for path in sys.argv[2:]:
        arrived = seen(path)
        for name in printed.keys() | arrived.keys():
            if printed.get(name) != arrived.get(name):
                sys.exit(f"{path}: {name} differs:\n{printed.get(name)!r:.400}\n"
                         f"{arrived.get(name)!r:.400}")


if __name__ == "__main__":
    main()

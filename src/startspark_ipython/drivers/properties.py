"""Java's properties format: how spark-defaults.conf is read and our own settings are handed to the JVM."""
import re


def parse(text):
    """Reads the text; a later key wins."""
    found = {}
    lines = iter(text.splitlines())
    for line in lines:
        logical = line.lstrip()
        if not logical or logical[0] in "#!":
            continue
        while (len(logical) - len(logical.rstrip("\\"))) % 2 == 1:
            logical = logical[:-1] + next(lines, "").lstrip()
        match = re.match(r"((?:\\.|[^\\=: \t\f])*)(?:[ \t\f]*[=:][ \t\f]*|[ \t\f]+|$)", logical)
        found[_unescape(match.group(1))] = _unescape(logical[match.end():]).strip()
    return found


def write(settings):
    """Writes settings so that Java reads the same ones back."""
    return "".join("%s=%s\n" % (_escape(key, True), _escape(value, False)) for key, value in settings.items())


def _unescape(text):
    def plain(match):
        kind = match.group(1)
        if kind[0] == "u" and len(kind) == 5:
            return chr(int(kind[1:], 16))
        return {"n": "\n", "t": "\t", "r": "\r", "f": "\f"}.get(kind, kind)

    return re.sub(r"\\(u[0-9a-fA-F]{4}|.)", plain, text)


def _escape(text, is_key):
    written = []
    last = len(text) - 1
    for place, character in enumerate(text):
        if character in "\\=:#!":
            written.append("\\" + character)
        elif character == " " and (is_key or place in (0, last)):
            written.append("\\ ")
        elif character in "\n\r\t":
            written.append({"\n": "\\n", "\r": "\\r", "\t": "\\t"}[character])
        elif " " <= character <= "~":
            written.append(character)
        else:
            units = character.encode("utf-16-be")
            written.extend("\\u%02X%02X" % (units[i], units[i + 1]) for i in range(0, len(units), 2))
    return "".join(written)

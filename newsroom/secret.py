import secrets
from pathlib import Path


def kept_secret(folder):
    """The development secret of this checkout: made once, in a file only its owner reads."""
    file = Path(folder) / "secret_key"
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch(mode=0o600)
        file.write_text(secrets.token_urlsafe(60))
    return file.read_text().strip()

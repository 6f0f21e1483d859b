import os
import secrets
from contextlib import suppress
from pathlib import Path


def kept_secret(folder):
    """The development secret of this checkout: made once, in a file only its owner reads."""
    file = Path(folder) / "secret_key"
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        draft = file.with_name(f"secret_key.{os.getpid()}")
        draft.touch(mode=0o600)
        draft.write_text(secrets.token_urlsafe(60))
        # Whole from the first moment it is there, and only the first: the worker may start at the same time.
        with suppress(FileExistsError):
            os.link(draft, file)
        draft.unlink()
    return file.read_text().strip()

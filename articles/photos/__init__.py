"""Pictures: safe on the way in, light on the way out, the originals private."""

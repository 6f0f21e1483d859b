"""Which stories stand beside a story: chosen when it is placed, stored as rows, read by index."""

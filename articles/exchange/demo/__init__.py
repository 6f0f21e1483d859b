"""The demonstration newsroom: its people, pictures and stories, and how they are put on their places."""

"""Stories coming in and going out: import, the demonstration newsroom, the synthetic archive."""

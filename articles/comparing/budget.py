class Budget:
    """How many steps a comparison may still take. Spent, what is left is told coarsely, never wrongly."""

    def __init__(self, steps=1_500_000):
        self.left = steps

    def spend(self, steps):
        """Take `steps`; False where so many are not left."""
        self.left -= steps
        return self.left > 0

"""The AI agents that say who they are, by what they read for: the one place that lists them."""

# Answer a question and link to what was read, now or from an index made for that.
SEARCH = (
    "Amzn-SearchBot ChatGPT-User Claude-SearchBot Claude-User DuckAssistBot "
    "Gemini-Deep-Research Google-NotebookLM Meta-ExternalFetcher Meta-WebIndexer MistralAI-User "
    "OAI-SearchBot Perplexity-User PerplexityBot PhindBot YouBot iAskBot"
).split()
# Collect texts to make models of, or to sell to those who do.
TRAINING = (
    "AI2Bot Ai2Bot-Dolma Amazonbot Applebot-Extended Bytespider CCBot ClaudeBot Cohere-Training-Data-Crawler "
    "DeepSeekBot Diffbot FacebookBot GPTBot Google-Extended ICC-Crawler ImagesiftBot Kangaroo-Bot "
    "Meta-ExternalAgent PanguBot Timpibot Webzio-Extended anthropic-ai cohere-ai img2dataset omgili omgilibot"
).split()


def refused(search, training):
    """The agents that may not read the site, where `search` and `training` say who may."""
    return ([] if search else SEARCH) + ([] if training else TRAINING)

from analysis.article import Article

def clean(article: Article) -> Article:
    return article

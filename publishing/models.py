from publishing.page_cache.token import ContentVersion

__all__ = ["ContentVersion"]

namespace Portal.Web.Resources;

/// <summary>Questions about filings: Resources/Reviews.resx.</summary>
public sealed class ReviewsText;

namespace Portal.Web.Resources;

/// <summary>The quarterly reviews of access: Resources/Review.resx.</summary>
public sealed class ReviewText;

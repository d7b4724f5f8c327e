namespace Portal.Web.Components.Shared;

/// <summary>What came of one of several things that something was done with.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Href">Path of its page.</param>
/// <param name="Words">What was done, or why not.</param>
/// <param name="IsRefused">Whether it was not done.</param>
public sealed record BulkResult(string Code, string Href, string Words, bool IsRefused);

namespace Portal.Infrastructure.Persistence;

/// <summary>A MAC key of API tokens as the database keeps it: under data protection, useless without the portal's own keys.</summary>
/// <param name="Number">Written into each token; from 1.</param>
/// <param name="Content">The protected key.</param>
/// <param name="CreatedAt">When it was made, in UTC.</param>
public sealed record ProtectedTokenKey(byte Number, string Content, DateTimeOffset CreatedAt);

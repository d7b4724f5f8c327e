namespace Portal.Infrastructure.Persistence;

/// <summary>One key of the ring that protects cookies and tokens, as the framework writes it: XML whose secret is encrypted.</summary>
/// <param name="Id">Its identifier in this table.</param>
/// <param name="Name">The framework's name for it.</param>
/// <param name="Xml">The key.</param>
public sealed record DataProtectionKey(Guid Id, string Name, string Xml);

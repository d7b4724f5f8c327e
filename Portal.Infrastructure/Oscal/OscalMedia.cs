namespace Portal.Infrastructure.Oscal;

/// <summary>Media types of OSCAL documents.</summary>
public static class OscalMedia
{
    /// <summary>Any of them as JSON: a structured syntax of RFC 6839, which no registry has yet.</summary>
    public const string Json = "application/oscal+json";
}

namespace Portal.Web.Api;

/// <summary>Where the API is.</summary>
internal static class ApiPaths
{
    /// <summary>Its first version.</summary>
    public const string V1 = "api/v1";

    /// <summary>Services.</summary>
    public const string Services = V1 + "/services";

    /// <summary>Policy versions.</summary>
    public const string Policies = V1 + "/policies";
}

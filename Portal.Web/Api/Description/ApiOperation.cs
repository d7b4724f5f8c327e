namespace Portal.Web.Api.Description;

/// <summary>What operations of the API are about, in the order of its description.</summary>
public enum ApiGroup
{
    /// <summary>Services.</summary>
    Services,

    /// <summary>A filing on its way.</summary>
    Filings,

    /// <summary>How services meet their obligations.</summary>
    Compliance,

    /// <summary>What everybody may read.</summary>
    Public,
}

/// <summary>One thing a program can ask for, as the description tells of it. A test holds these against the routes.</summary>
/// <param name="Id">Its name, for programs that make clients; key of its words.</param>
/// <param name="Group">What it is about.</param>
/// <param name="Method">HTTP method.</param>
/// <param name="Path">Path, with parameters in braces.</param>
internal sealed record ApiOperation(string Id, ApiGroup Group, string Method, string Path)
{
    /// <summary>The scope a token needs; null where none is needed.</summary>
    public string? Scope { get; init; }

    /// <summary>Parameters of the query.</summary>
    public IReadOnlyList<ApiParameter> Query { get; init; } = [];

    /// <summary>Whether <c>If-Match</c> has to say which version is meant.</summary>
    public bool NeedsVersion { get; init; }

    /// <summary>Bodies that it takes, by name; none where it takes none.</summary>
    public IReadOnlyDictionary<string, object> Bodies { get; init; } = new Dictionary<string, object>();

    /// <summary>Status of its success.</summary>
    public int Success { get; init; } = StatusCodes.Status200OK;

    /// <summary>What it answers; null for nothing.</summary>
    public Type? Answer { get; init; }

    /// <summary>Media type of the answer.</summary>
    public string MediaType { get; init; } = "application/json";

    /// <summary>Statuses of its refusals.</summary>
    public IReadOnlyList<int> Refusals { get; init; } = [];

    /// <summary>Whether it changes something, and so may be named with a key.</summary>
    public bool Changes => !HttpMethods.IsGet(Method);
}

/// <summary>A parameter of a query.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">What it holds.</param>
internal sealed record ApiParameter(string Name, Type Type);

using Portal.Application.Services.Relations;
using Portal.Web.Text;

namespace Portal.Web.Features.Services.Relations;

/// <summary>What the ends of relations are called.</summary>
internal static class RelationWords
{
    /// <summary>The name in the reader's language; the code where there is none.</summary>
    public static string NameOf(RelationEnd end) => end.Name.In(PortalCulture.Language) is { Length: > 0 } name ? name : end.Code;
}

using Microsoft.Extensions.Localization;
using Portal.Web.Resources;

namespace Portal.Web.Features.Network;

/// <summary>Names of subnets' types.</summary>
internal static class SubnetTypes
{
    /// <summary>The words for a type; the type itself where the network has one that the portal does not know.</summary>
    public static string Of(IStringLocalizer<NetworkText> texts, string type) => texts[$"Type.{type}"] is { ResourceNotFound: false } known ? known.Value : type;
}

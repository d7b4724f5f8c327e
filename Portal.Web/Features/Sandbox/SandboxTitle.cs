using Microsoft.Extensions.Localization;
using Portal.Domain.Common;
using Portal.Web.Resources;
using Portal.Web.Text;

namespace Portal.Web.Features.Sandbox;

/// <summary>The title of an application; a draft may not have one yet.</summary>
public static class SandboxTitle
{
    public static string Of(LocalizedText title, IStringLocalizer<SandboxText> texts) =>
        title.In(PortalCulture.Language) is { Length: > 0 } given ? given : texts["Untitled"];
}

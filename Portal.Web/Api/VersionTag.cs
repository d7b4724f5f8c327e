using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace Portal.Web.Api;

/// <summary>The version of a thing as an entity tag (RFC 9110, section 8.8): answers carry it, and what changes the thing sends it back.</summary>
internal static class VersionTag
{
    /// <summary>Puts the version on an answer.</summary>
    /// <param name="controller">Who answers.</param>
    /// <param name="version">The version.</param>
    public static void Tag(this ControllerBase controller, Guid version) => controller.Response.Headers.ETag = $"\"{version}\"";

    /// <summary>The version that <c>If-Match</c> names; null where it names none.</summary>
    /// <param name="controller">Who was asked.</param>
    public static Guid? VersionSeen(this ControllerBase controller) =>
        EntityTagHeaderValue.TryParse(controller.Request.Headers.IfMatch.ToString(), out var tag) && Guid.TryParse(tag.Tag.AsSpan().Trim('"'), out var version) ? version : null;

    /// <summary>The refusal where a version is needed.</summary>
    /// <param name="answers">Turns refusals into answers.</param>
    public static ObjectResult NoVersion(this ResultAnswers answers) => answers.Problem(StatusCodes.Status428PreconditionRequired, "Api.NoVersion");
}

using Portal.Domain.Imports;

namespace Portal.Web.Features.Imports;

/// <summary>How imports look.</summary>
internal static class ImportIcons
{
    public static string Of(ImportState state) => state switch
    {
        ImportState.Uploaded => "file",
        ImportState.Checking or ImportState.Running or ImportState.Undoing or ImportState.Cancelling => "refresh",
        ImportState.Checked => "clip",
        ImportState.Completed => "check",
        ImportState.Cancelled => "stop",
        ImportState.Undone => "back",
        _ => "x",
    };
}

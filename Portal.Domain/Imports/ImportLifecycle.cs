using static Portal.Domain.Imports.ImportAction;
using static Portal.Domain.Imports.ImportState;

namespace Portal.Domain.Imports;

/// <summary>The whole life of an import on one screen.</summary>
public static class ImportLifecycle
{
    /// <summary>The state an action leads to, or null where it is not allowed.</summary>
    /// <param name="from">Where the import stands.</param>
    /// <param name="action">What is to be done.</param>
    public static ImportState? Next(ImportState from, ImportAction action) => (from, action) switch
    {
        (Uploaded or Checked, Read) => Uploaded,
        (Uploaded or Checked, Check) => Checking,
        (Checking, EndCheck) => Checked,
        (Checked, Start) => Running,
        (Checking, Cancel) => Uploaded,
        (Uploaded or Checked, Cancel) => Cancelled,
        (Running, Cancel) => Cancelling,
        (Cancelling, Stop) => Cancelled,
        (Running, Complete) => Completed,
        (Checking or Running or Cancelling, Fail) => Failed,
        (Completed or Cancelled or Failed, Undo) => Undoing,
        (Undoing, EndUndo) => Undone,
        _ => null,
    };

    /// <summary>Whether a worker has something to do.</summary>
    /// <param name="state">Where the import stands.</param>
    public static bool IsAtWork(ImportState state) => state is Checking or Running or Cancelling or Undoing;

    /// <summary>Whether it is over, with or without something that came in.</summary>
    /// <param name="state">Where the import stands.</param>
    public static bool HasEnded(ImportState state) => state is Completed or Cancelled or Failed or Undone;
}

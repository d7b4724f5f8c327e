namespace Portal.Domain.Imports;

/// <summary>Where an import stands. The moves are in <see cref="ImportLifecycle"/>.</summary>
public enum ImportState
{
    /// <summary>The file is here; its columns have no meaning yet.</summary>
    Uploaded,

    /// <summary>Every row is being read and checked; nothing is written.</summary>
    Checking,

    /// <summary>Every row was checked; somebody decides whether it comes in.</summary>
    Checked,

    /// <summary>Rows come in, block by block.</summary>
    Running,

    /// <summary>Asked to stop; the worker does so within a block.</summary>
    Cancelling,

    /// <summary>Every row came in or was refused.</summary>
    Completed,

    /// <summary>Stopped or given up; blocks that were in stay in until it is undone.</summary>
    Cancelled,

    /// <summary>A fault ended it; blocks that were in stay in until it is undone.</summary>
    Failed,

    /// <summary>What it brought is being taken out again.</summary>
    Undoing,

    /// <summary>Everything is as it was before.</summary>
    Undone,
}

/// <summary>What can be done with an import.</summary>
public enum ImportAction
{
    /// <summary>Read the file in another way.</summary>
    Read,

    /// <summary>Say what the columns mean, and have the rows checked.</summary>
    Check,

    /// <summary>Every row was checked.</summary>
    EndCheck,

    /// <summary>Bring the rows in.</summary>
    Start,

    /// <summary>Stop it, or give it up.</summary>
    Cancel,

    /// <summary>The worker stops as asked.</summary>
    Stop,

    /// <summary>The last row was taken.</summary>
    Complete,

    /// <summary>A fault ended it.</summary>
    Fail,

    /// <summary>Take everything out again.</summary>
    Undo,

    /// <summary>Everything was taken out.</summary>
    EndUndo,
}

/// <summary>What kind of file it is, found by its content.</summary>
public enum ImportFormat
{
    /// <summary>Text with separated values.</summary>
    Csv,

    /// <summary>An Excel workbook.</summary>
    Xlsx,
}

/// <summary>How the bytes of a text file become letters.</summary>
public enum ImportEncoding
{
    /// <summary>UTF-8.</summary>
    Utf8,

    /// <summary>UTF-16, low byte first.</summary>
    Utf16,

    /// <summary>UTF-16, high byte first.</summary>
    Utf16BigEndian,

    /// <summary>Windows-1252, Western European.</summary>
    Windows1252,

    /// <summary>Windows-1256, Arabic and Urdu.</summary>
    Windows1256,
}

/// <summary>What stands between the cells of a line.</summary>
public enum ImportDelimiter
{
    /// <summary>A comma.</summary>
    Comma,

    /// <summary>A semicolon.</summary>
    Semicolon,

    /// <summary>A tabulator.</summary>
    Tab,

    /// <summary>A vertical bar.</summary>
    Bar,
}

/// <summary>Whose the services are that come in.</summary>
public enum ImportOwnership
{
    /// <summary>All belong to the importer's organisation, and come in as drafts that are filed and decided as any other.</summary>
    Own,

    /// <summary>A column names an organisation of this portal by its code.</summary>
    ByCode,

    /// <summary>A column names a body of another country's register, which is made when it is not there yet.</summary>
    Foreign,
}

/// <summary>What came of a row that is in.</summary>
public enum ImportOutcome
{
    /// <summary>The service was not here before.</summary>
    Added,

    /// <summary>The service said something else before.</summary>
    Changed,
}

/// <summary>Why an import failed.</summary>
public enum ImportFailure
{
    /// <summary>The database could not be reached for too long.</summary>
    Database,

    /// <summary>The file cannot be read to its end.</summary>
    Unreadable,

    /// <summary>Something that was not thought of; the log has more.</summary>
    Unexpected,
}

/// <summary>What stands in the way of undoing an import.</summary>
public enum ImportObstacle
{
    /// <summary>A service was filed, decided, changed or imported again since.</summary>
    Changed,

    /// <summary>A service has evidence documents.</summary>
    Documents,

    /// <summary>An audit opened findings on a service.</summary>
    Findings,
}

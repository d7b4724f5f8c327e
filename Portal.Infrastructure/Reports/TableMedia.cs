namespace Portal.Infrastructure.Reports;

/// <summary>Media types of tables.</summary>
public static class TableMedia
{
    /// <summary>Comma-separated values (RFC 4180).</summary>
    public const string Csv = "text/csv; charset=utf-8";

    /// <summary>A workbook (ECMA-376).</summary>
    public const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
}

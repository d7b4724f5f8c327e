namespace Portal.Infrastructure.Reports;

/// <summary>A column of an exported file. Names and values are those of the API, the same in every language, so that programs can read them.</summary>
/// <typeparam name="TRow">What a row shows.</typeparam>
/// <param name="Name">Its head.</param>
/// <param name="Value">Its cell.</param>
/// <param name="IsNumber">The cell is a number.</param>
public sealed record TableColumn<TRow>(string Name, Func<TRow, string?> Value, bool IsNumber = false);

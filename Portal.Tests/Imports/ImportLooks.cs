using Portal.Domain.Imports;

namespace Portal.Tests.Imports;

/// <summary>A small file of a key and a name, and a map for it.</summary>
internal static class ImportLooks
{
    public static ImportLook Small { get; } = new(new(ImportFormat.Csv, ImportEncoding.Utf8, ImportDelimiter.Comma, ""), [], ["key", "name"], [["1", "Passports"]]);

    public static ImportMap Map { get; } = new()
    {
        Name = "register",
        Key = ["key"],
        Organisation = new ImportedOwner { Kind = ImportOwnership.Own },
        Fields = new Dictionary<ImportField, ImportedField> { [ImportField.NameEn] = new() { Column = "name", Required = true } },
    };
}

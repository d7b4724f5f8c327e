using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Documents;
using Portal.Application.Imports;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Documents;
using Portal.Domain.Imports;
using Portal.Tests.Support;
using Xunit;

namespace Portal.Tests.Imports;

/// <summary>A portal with people who import, and the steps they take. The scheduler does not run: a step that wants work gets it at once.</summary>
public sealed class ImportPortal : TestPortal
{
    /// <summary>Imports for the whole country.</summary>
    internal Person Administrator { get; private set; } = null!;

    /// <summary>Imports for a province.</summary>
    internal Person Officer { get; private set; } = null!;

    /// <inheritdoc />
    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        Administrator = await PersonAsync("PDA", Role.PdaAdministrator);
        Officer = await PersonAsync("PITB", Role.ProvincialItOfficer);
    }

    /// <summary>A map for the columns <c>key, owner, name, volume, country</c>.</summary>
    internal static ImportMap Map(ImportOwnership kind, string register) => new()
    {
        Name = register,
        Key = ["key"],
        Organisation = new ImportedOwner { Kind = kind, Code = kind == ImportOwnership.Own ? "" : "owner" },
        Fields = new Dictionary<ImportField, ImportedField>
        {
            [ImportField.NameEn] = new() { Column = "name", Required = true },
            [ImportField.YearlyVolume] = new() { Column = "volume" },
            [ImportField.PrimaryCountry] = new() { Column = "country" },
        },
    };

    /// <summary>Rows of such a file.</summary>
    internal static string File(IEnumerable<string> rows) => "key,owner,name,volume,country\n" + string.Join('\n', rows) + "\n";

    internal async Task<ImportRunId> UploadAsync(Person person, byte[] content, string name = "services.csv")
    {
        var id = ImportRunId.New();
        using var stream = new MemoryStream(content);
        var stored = await Services.GetRequiredService<IDocumentStore>().SaveAsync(DocumentId.From(id.Value), stream, ImportLimits.MaxBytes, CancellationToken.None);
        var added = await SendAsync(person, new AddImportCommand(id, name, stored!.Size, stored.Sha256));
        Assert.Null(added.Error);
        return id;
    }

    internal Task<ImportRunId> UploadAsync(Person person, IEnumerable<string> rows) => UploadAsync(person, Encoding.UTF8.GetBytes(File(rows)));

    internal async Task<ImportDetail> FindAsync(Person person, ImportRunId id) => (await SendAsync(person, new GetImportQuery(id))).Value;

    internal async Task<Error?> CheckAsync(Person person, ImportRunId id, ImportMap map, bool save = false)
    {
        var asked = await SendAsync(person, new CheckImportCommand(id, (await FindAsync(person, id)).Version, map, save));
        await WorkAsync(id);
        return asked.Error;
    }

    internal async Task<Error?> StartAsync(Person person, ImportRunId id, bool work = true)
    {
        var asked = await SendAsync(person, new StartImportCommand(id, (await FindAsync(person, id)).Version));
        if (work) await WorkAsync(id);
        return asked.Error;
    }

    internal async Task<Error?> UndoAsync(Person person, ImportRunId id)
    {
        var asked = await SendAsync(person, new UndoImportCommand(id, (await FindAsync(person, id)).Version));
        await WorkAsync(id);
        return asked.Error;
    }

    /// <summary>From the upload to the end.</summary>
    internal async Task<ImportDetail> ImportAsync(Person person, ImportMap map, params string[] rows)
    {
        var id = await UploadAsync(person, rows);
        Assert.Null(await CheckAsync(person, id, map));
        Assert.Null(await StartAsync(person, id));
        return await FindAsync(person, id);
    }

    internal Task WorkAsync(ImportRunId id) => Services.GetRequiredService<ImportWorker>().RunAsync(id, CancellationToken.None);

    internal Task<int> CountAsync(string register) => InDbAsync(db => db.Services.CountAsync(s => s.Source.StartsWith(register + ":") || s.Source.Contains("/" + register + ":")));
}

using System.Diagnostics;
using Npgsql;

namespace Portal.Tests.Support;

/// <summary>Counts the commands that go to one database while it lives, or those of them that name a table. It hears of them from the driver, whoever sends them.</summary>
internal sealed class CommandCount : IDisposable
{
    private readonly string? _database;
    private readonly string _table;
    private readonly ActivityListener _listener;
    private int _count;

    public CommandCount(string connectionString, string table = "")
    {
        _table = table;
        _database = new NpgsqlConnectionStringBuilder(connectionString).Database;
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = Take,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    public int Count => _count;

    public void Dispose() => _listener.Dispose();

    private void Take(Activity sent)
    {
        if (sent.GetTagItem("db.namespace") as string == _database && sent.GetTagItem("db.query.text") is string text && text.Contains(_table, StringComparison.Ordinal)) Interlocked.Increment(ref _count);
    }
}

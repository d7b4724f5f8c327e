using System.Diagnostics;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace Portal.Tests.Support;

/// <summary>Counts the commands that go to one database while it lives, or those of them that name a table.</summary>
internal sealed class CommandCount : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private readonly string? _database;
    private readonly string _table;
    private readonly IDisposable _listeners;
    private IDisposable? _events;
    private int _count;

    public CommandCount(string connectionString, string table = "")
    {
        _table = table;
        _database = new NpgsqlConnectionStringBuilder(connectionString).Database;
        _listeners = DiagnosticListener.AllListeners.Subscribe(this);
    }

    public int Count => _count;

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == "Microsoft.EntityFrameworkCore") _events = value.Subscribe(this);
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Value is CommandExecutedEventData { Command: { Connection.Database: { } database } command } && database == _database && command.CommandText.Contains(_table, StringComparison.Ordinal)) Interlocked.Increment(ref _count);
    }

    public void OnCompleted()
    {
        // Nothing is left to do when EF Core stops telling.
    }

    public void OnError(Exception error)
    {
        // EF Core's listener tells of no errors.
    }

    public void Dispose()
    {
        _events?.Dispose();
        _listeners.Dispose();
    }
}

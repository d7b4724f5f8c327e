using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Portal.Infrastructure.Persistence.Embedded;
using Portal.Infrastructure.Setup;
using Xunit;

namespace Portal.Tests.Persistence;

public sealed class EmbeddedPostgresTests : IDisposable
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"portal embedded {Guid.NewGuid():N}");

    private string Cluster => Path.Combine(_folder, "postgres");

    private string PidFile => Path.Combine(Cluster, "postmaster.pid");

    public void Dispose()
    {
        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    [Fact]
    public async Task Start_WhenStoppedBefore_KeepsDataAndLeavesNoServerBehind()
    {
        int first;
        await using (var postgres = await StartAsync())
        {
            first = postgres.ServerProcessId;
            await ExecuteAsync(postgres, "CREATE TABLE kept (word text); INSERT INTO kept VALUES ('محفوظ')");
        }

        await AssertEndsAsync(first);
        await using var again = await StartAsync();
        Assert.Equal("محفوظ", await ScalarAsync(again, "SELECT word FROM kept"));
    }

    [Fact]
    public async Task Start_WhenAnotherProcessUsesTheServer_SharesItUntilTheLastLeaves()
    {
        var first = await StartAsync();
        var second = await StartAsync();
        Assert.Equal(first.ServerProcessId, second.ServerProcessId);

        await first.DisposeAsync();
        Assert.Equal("1", await ScalarAsync(second, "SELECT '1'"));

        await second.DisposeAsync();
        await AssertEndsAsync(second.ServerProcessId);
    }

    [Fact]
    public async Task Start_WhenServerWasKilled_RecoversWhatWasCommitted()
    {
        await using (var killed = await StartAsync(durable: true))
        {
            await ExecuteAsync(killed, "CREATE TABLE kept (word text); INSERT INTO kept VALUES ('committed')");
            Process.GetProcessById(killed.ServerProcessId).Kill();
            await AssertEndsAsync(killed.ServerProcessId);
        }

        Assert.True(File.Exists(PidFile));
        await using var postgres = await StartAsync();
        Assert.Equal("committed", await ScalarAsync(postgres, "SELECT word FROM kept"));
    }

    [Fact]
    public async Task Start_WhenPidFileNamesAnotherProgram_StartsAServerOfItsOwn()
    {
        string[] lines;
        await using (await StartAsync())
        {
            lines = await File.ReadAllLinesAsync(PidFile);
        }

        lines[0] = Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
        await File.WriteAllLinesAsync(PidFile, lines);

        await using var postgres = await StartAsync();
        Assert.NotEqual(Environment.ProcessId, postgres.ServerProcessId);
        Assert.Equal("1", await ScalarAsync(postgres, "SELECT '1'"));
    }

    [Fact]
    public async Task Start_WhenServerWasLeftRunning_AdoptsAndLaterStopsIt()
    {
        await using (await StartAsync())
        {
        }

        var port = await File.ReadAllTextAsync(Path.Combine(_folder, "postgres.port"));
        var account = await PostgresAccount.ForAsync(Cluster, default);
        var binaries = await PostgresBinaries.FindAsync(null, Cluster, default);
        var orphan = await account.RunAsync(binaries.PgCtl, ["start", "-w", "-s", "-D", ".", "-l", "start.log"], default, workingFolder: Cluster);
        Assert.Equal(0, orphan.ExitCode);
        var pid = int.Parse((await File.ReadAllLinesAsync(PidFile))[0], CultureInfo.InvariantCulture);

        await using (var postgres = await StartAsync())
        {
            Assert.Equal(pid, postgres.ServerProcessId);
            Assert.Contains($"Port={port}", postgres.ConnectionString, StringComparison.Ordinal);
        }

        await AssertEndsAsync(pid);
    }

    [Fact]
    public async Task Start_WhenAnEarlierInitialisationDied_MakesTheClusterAfresh()
    {
        var unfinished = Directory.CreateDirectory(Path.Combine(_folder, "postgres.unfinished", "base"));
        await File.WriteAllTextAsync(Path.Combine(unfinished.Parent!.FullName, "PG_VERSION"), "15\n");

        await using var postgres = await StartAsync();
        Assert.Equal("1", await ScalarAsync(postgres, "SELECT '1'"));
        Assert.False(Directory.Exists(unfinished.Parent.FullName));
    }

    [Fact]
    public async Task Start_WhenTheKeptPortIsTaken_ChoosesAnother()
    {
        await using (await StartAsync())
        {
        }

        var kept = int.Parse(await File.ReadAllTextAsync(Path.Combine(_folder, "postgres.port")), CultureInfo.InvariantCulture);
        using var other = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, kept);
        other.Start();

        await using var postgres = await StartAsync();
        Assert.NotEqual(kept, new NpgsqlConnectionStringBuilder(postgres.ConnectionString).Port);
    }

    [Fact]
    public async Task Connect_WithoutThePassword_IsRefused()
    {
        await using var postgres = await StartAsync();
        foreach (var role in new[] { "portal", "postgres" })
        {
            var guess = new NpgsqlConnectionStringBuilder(postgres.ConnectionString) { Username = role, Password = "guess", Pooling = false };
            await using var connection = new NpgsqlConnection(guess.ConnectionString);
            await Assert.ThrowsAsync<PostgresException>(() => connection.OpenAsync());
        }

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, UnixModeOf("postgres.password"));
    }

    [Theory]
    [InlineData("postgres.password", "wrong", "does not accept the password")]
    [InlineData("postgres/PG_VERSION", "99", "was made by PostgreSQL 99")]
    [InlineData("postgres/local.conf", "shared_buffers = nonsense", "local.conf")]
    public async Task Start_WhenWhatLiesInTheFolderDoesNotFit_SaysSoInOneSentence(string file, string content, string expected)
    {
        await using (await StartAsync())
        {
        }

        await File.WriteAllTextAsync(Path.Combine(_folder, file), content);
        var failure = await Assert.ThrowsAsync<PortalSetupException>(() => StartAsync());
        Assert.True(failure.Message.Contains(expected, StringComparison.Ordinal), failure.Message);
        Assert.DoesNotContain('\n', failure.Message);
        Assert.NotEqual(0, failure.ExitCode);
        Assert.False(File.Exists(PidFile));
    }

    [Fact]
    public async Task Start_WhenThePasswordFileIsGone_KeepsTheClusterAndSaysWhatToDo()
    {
        await using (await StartAsync())
        {
        }

        File.Delete(Path.Combine(_folder, "postgres.password"));
        var failure = await Assert.ThrowsAsync<PortalSetupException>(() => StartAsync());
        Assert.Contains("./portal reset", failure.Message, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(Cluster, "PG_VERSION")));
    }

    private Task<EmbeddedPostgres> StartAsync(bool durable = false) => EmbeddedPostgres.StartAsync(
        new EmbeddedPostgresOptions { DataFolder = _folder, Durable = durable }, NullLogger.Instance, CancellationToken.None);

    private UnixFileMode UnixModeOf(string file) =>
        OperatingSystem.IsWindows() ? UnixFileMode.None : File.GetUnixFileMode(Path.Combine(_folder, file));

    private static async Task AssertEndsAsync(int pid)
    {
        for (var attempt = 0; Directory.Exists($"/proc/{pid}") && attempt < 100; attempt++)
        {
            await Task.Delay(20);
        }

        Assert.False(Directory.Exists($"/proc/{pid}"));
    }

    private static Task<int> ExecuteAsync(EmbeddedPostgres postgres, string sql) =>
        WithCommandAsync(postgres, sql, command => command.ExecuteNonQueryAsync());

    private static Task<object?> ScalarAsync(EmbeddedPostgres postgres, string sql) =>
        WithCommandAsync(postgres, sql, command => command.ExecuteScalarAsync());

    private static async Task<T> WithCommandAsync<T>(EmbeddedPostgres postgres, string sql, Func<NpgsqlCommand, Task<T>> run)
    {
        await using var connection = new NpgsqlConnection(postgres.ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await run(command);
    }
}

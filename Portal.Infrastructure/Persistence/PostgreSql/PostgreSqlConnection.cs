using Npgsql;

namespace Portal.Infrastructure.Persistence.PostgreSql;

/// <summary>How the portal's questions go over a connection, unless the connection string says otherwise.</summary>
internal static class PostgreSqlConnection
{
    // The portal's statements are few and the same every time; planning one costs more than most take to run.
    private const int MostPrepared = 200;
    private const int PreparedFrom = 3;

    /// <summary>
    /// Statements that come again are prepared, and a connection is not wiped between two uses: the portal sets nothing on it that
    /// would outlive a transaction but the staging tables of bulk copies, which are meant to stay.
    /// </summary>
    /// <param name="connectionString">What the operator says; every setting named in it stays.</param>
    public static string Tuned(string connectionString)
    {
        var asked = new NpgsqlConnectionStringBuilder(connectionString);
        if (!asked.ShouldSerialize("Max Auto Prepare")) (asked.MaxAutoPrepare, asked.AutoPrepareMinUsages) = (MostPrepared, PreparedFrom);
        if (!asked.ShouldSerialize("No Reset On Close")) asked.NoResetOnClose = true;
        return asked.ConnectionString;
    }
}

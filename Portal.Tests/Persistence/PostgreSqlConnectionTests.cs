using Npgsql;
using Portal.Infrastructure.Persistence.PostgreSql;
using Xunit;

namespace Portal.Tests.Persistence;

public sealed class PostgreSqlConnectionTests
{
    [Fact]
    public void Tuned_WhenNothingIsSaid_PreparesStatementsAndKeepsConnections()
    {
        var tuned = new NpgsqlConnectionStringBuilder(PostgreSqlConnection.Tuned("Host=db;Database=portal"));

        Assert.True(tuned.MaxAutoPrepare > 0);
        Assert.True(tuned.NoResetOnClose);
        Assert.Equal("db", tuned.Host);
    }

    [Fact]
    public void Tuned_WhenTheOperatorSaysOtherwise_LeavesThat()
    {
        var tuned = new NpgsqlConnectionStringBuilder(PostgreSqlConnection.Tuned("Host=db;Max Auto Prepare=0;No Reset On Close=false"));

        Assert.Equal(0, tuned.MaxAutoPrepare);
        Assert.False(tuned.NoResetOnClose);
    }
}

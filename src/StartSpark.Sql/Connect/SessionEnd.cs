namespace StartSpark.Sql.Connect;

/// <summary>What the user is told when a session has ended: the cause, then how to go on.</summary>
internal static class SessionEnd
{
    public const string HowToGoOn = "Start again with SparkSession.Builder()…GetOrCreate(), or with Start Spark in the notebook.";

    public const string ServerForgot =
        "Spark no longer knows this session: the server was restarted, or the session was idle for longer than the server allows "
        + "(spark.connect.session.manager.defaultSessionTimeout, 60 minutes unless set). Its temporary views, cached data and settings are gone. " + HowToGoOn;

    public const string Stopped = "This Spark session was stopped. " + HowToGoOn;
}

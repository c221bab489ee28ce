namespace StartSpark.JupyterServer.Auth;

/// <summary>By what a request proved that it may come in.</summary>
internal enum LoginKind
{
    /// <summary>By nothing.</summary>
    None,

    /// <summary>By the cookie that browsers send on their own, so more has to be checked.</summary>
    Cookie,

    /// <summary>By the token in the address.</summary>
    QueryToken,

    /// <summary>By the token in a header, which no foreign page can make a browser send.</summary>
    HeaderToken,
}

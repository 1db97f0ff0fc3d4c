namespace AnaplanConnectors.Client;

/// <summary>What a repetition of a call does. Every request names its class; the retry policy knows nothing else about it.</summary>
internal enum CallClass
{
    /// <summary>Changes nothing: repeat freely.</summary>
    Safe,

    /// <summary>Sets something to a value that the request names, such as chunk 7 to these bytes: repeat freely.</summary>
    IdempotentByKey,

    /// <summary>May happen twice: repeat only when it is known that nothing happened.</summary>
    AskFirst,
}

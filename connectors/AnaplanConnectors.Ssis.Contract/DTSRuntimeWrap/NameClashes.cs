// The real namespace holds these names too. They stand here empty, so that a file which imports both this namespace and
// Microsoft.SqlServer.Dts.Runtime fails to compile here as it does against the real SDK.
namespace Microsoft.SqlServer.Dts.Runtime.Wrapper;

public interface Application { }

public interface Package { }

public interface Parameter { }

public interface PrecedenceConstraint { }

public interface Sequence { }

public interface TaskHost { }

public interface Variable { }

public interface VariableDispenser { }

public interface ForEachLoop { }

public interface ForEachEnumeratorHost { }

public interface ForLoop { }

public enum DTSExecStatus { }

public enum DTSForcedExecResult { }

public enum DTSLoggingMode { }

public enum DTSObjectHostType { }

public enum DTSPropertyKind { }

public enum DTSTransactionOption { }

public enum DTSPriorityClass { }

public enum DTSPackageType { }

public enum DTSSignatureStatus { }

public enum DTSServerParameterType { }

public enum DTSProviderType { }

public enum DTSProviderSubType { }

public enum DTSPrecedenceEvalOp { }

public enum DTSPipelineComponentType { }

public enum DTSBreakpointHitTest { }

public enum DTSCheckpointUsage { }

public enum DTSConfigurationType { }

public enum DTSEventFilterKind { }

public enum DTSExecutionLocation { }

public enum DTSFileConnectionUsageType { }

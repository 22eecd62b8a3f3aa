using VtdVerify.Fuzzing;

return FuzzRun.Of(args);

/* The seed network in plain C, f32; the harness's lines are those of protocol.ts. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static const float x[4][3] = {{0, 0, 1}, {0, 1, 1}, {1, 0, 1}, {1, 1, 1}};
static const float y[4] = {0, 1, 1, 0};
static float first[16];
static float hidden[3][4], output[4];

static float sigmoid(float z) { return 1 / (1 + expf(-z)); }

static void reset(void) {
  memcpy(hidden, first, sizeof hidden);
  memcpy(output, first + 12, sizeof output);
}

static float predict(int row, float active[4]) {
  float sum = 0;
  for (int unit = 0; unit < 4; unit++) {
    float z = 0;
    for (int i = 0; i < 3; i++) z += x[row][i] * hidden[i][unit];
    active[unit] = sigmoid(z);
    sum += active[unit] * output[unit];
  }
  return sigmoid(sum);
}

static void train(long iterations) {
  for (long iteration = 0; iteration < iterations; iteration++) {
    float active[4][4], slope_hidden[3][4] = {{0}}, slope_output[4] = {0};
    for (int row = 0; row < 4; row++) {
      float p = predict(row, active[row]);
      float delta = (y[row] - p) * p * (1 - p);
      for (int unit = 0; unit < 4; unit++) {
        float a = active[row][unit];
        float back = delta * output[unit] * a * (1 - a);
        slope_output[unit] += a * delta;
        for (int i = 0; i < 3; i++) slope_hidden[i][unit] += x[row][i] * back;
      }
    }
    for (int unit = 0; unit < 4; unit++) {
      output[unit] += slope_output[unit];
      for (int i = 0; i < 3; i++) hidden[i][unit] += slope_hidden[i][unit];
    }
  }
}

static float error(void) {
  float active[4], sum = 0;
  for (int row = 0; row < 4; row++) sum += fabsf(y[row] - predict(row, active));
  return sum / 4;
}

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec + time.tv_nsec / 1e9;
}

int main(int argc, char **argv) {
  char path[4096], line[256];
  snprintf(path, sizeof path, "%s/seed-network", argc > 1 ? argv[1] : ".");
  FILE *file = fopen(path, "rb");
  if (!file || fread(first, sizeof(float), 16, file) != 16) return 1;
  fclose(file);
  reset();
  printf("bench {\"ready\": true}\n");
  fflush(stdout);
  while (fgets(line, sizeof line, stdin)) {
    if (strncmp(line, "run ", 4) == 0) {
      double seconds = atof(line + 4), start = now(), elapsed = 0;
      long count = 0;
      reset();
      while (elapsed < seconds) {
        train(20000);
        count += 20000;
        elapsed = now() - start;
      }
      printf("bench {\"count\": %ld, \"seconds\": %.9f}\n", count, elapsed);
    } else {
      const int checkpoints[] = {0, 10, 100, 1000};
      float errors[4];
      reset();
      for (int i = 0, done = 0; i < 4; done = checkpoints[i++]) {
        train(checkpoints[i] - done);
        errors[i] = error();
      }
      printf("bench {\"values\": [%.9g, %.9g, %.9g, %.9g]}\n", errors[0], errors[1], errors[2], errors[3]);
    }
    fflush(stdout);
  }
  return 0;
}

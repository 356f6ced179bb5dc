;; How near a question's vector is to many others, rounded ones or whole ones. `scoring-kernel.ts` holds this text compiled; a test
;; compares the two.
(module
  (import "index" "memory" (memory 1))

  ;; Writes a score for each of `count` records that follow one another from `record`, `bytes` bytes each: four bytes that are not
  ;; looked at, a scale (f32), eight bytes of nothing, then components (i8) up to the record's end, sixteen at a time.
  ;; The question's components (i16), as many, stand at `question`; the scores (f32) go to `scores`.
  (func (export "scoreRounded")
    (param $question i32) (param $record i32) (param $scores i32) (param $count i32) (param $bytes i32)
    (local $scoresEnd i32) (local $asked i32) (local $scale i32) (local $recordEnd i32)
    (local $components v128) (local $low v128) (local $high v128)
    (local.set $scoresEnd (i32.add (local.get $scores) (i32.shl (local.get $count) (i32.const 2))))
    (block $done
      (loop $records
        (br_if $done (i32.ge_u (local.get $scores) (local.get $scoresEnd)))
        (local.set $asked (local.get $question))
        (local.set $scale (i32.add (local.get $record) (i32.const 4)))
        (local.set $recordEnd (i32.add (local.get $record) (local.get $bytes)))
        (local.set $record (i32.add (local.get $record) (i32.const 16)))
        (local.set $low (v128.const i32x4 0 0 0 0))
        (local.set $high (v128.const i32x4 0 0 0 0))
        (loop $sixteen
          (local.set $components (v128.load (local.get $record)))
          (local.set $low (i32x4.add (local.get $low)
            (i32x4.dot_i16x8_s
              (i16x8.extend_low_i8x16_s (local.get $components))
              (v128.load (local.get $asked)))))
          (local.set $high (i32x4.add (local.get $high)
            (i32x4.dot_i16x8_s
              (i16x8.extend_high_i8x16_s (local.get $components))
              (v128.load offset=16 (local.get $asked)))))
          (local.set $asked (i32.add (local.get $asked) (i32.const 32)))
          (local.set $record (i32.add (local.get $record) (i32.const 16)))
          (br_if $sixteen (i32.lt_u (local.get $record) (local.get $recordEnd))))
        (local.set $low (i32x4.add (local.get $low) (local.get $high)))
        (f32.store (local.get $scores)
          (f32.mul
            (f32.load (local.get $scale))
            (f32.convert_i32_s
              (i32.add
                (i32.add (i32x4.extract_lane 0 (local.get $low)) (i32x4.extract_lane 1 (local.get $low)))
                (i32.add (i32x4.extract_lane 2 (local.get $low)) (i32x4.extract_lane 3 (local.get $low)))))))
        (local.set $scores (i32.add (local.get $scores) (i32.const 4)))
        (br $records))))

  ;; Writes a score (f64) for each of `count` vectors that follow one another from `row`, `bytes` bytes of components (f32) each, a multiple
  ;; of sixteen. The question's components (f64), as many, stand at `question`; the scores go to `scores`. Sums are made in the order and
  ;; precision of `dotProduct`, so that both give the same scores.
  (func (export "scoreWhole")
    (param $question i32) (param $row i32) (param $scores i32) (param $count i32) (param $bytes i32)
    (local $scoresEnd i32) (local $asked i32) (local $rowEnd i32)
    (local $components v128) (local $firstTwo v128) (local $lastTwo v128)
    (local.set $scoresEnd (i32.add (local.get $scores) (i32.shl (local.get $count) (i32.const 3))))
    (block $done
      (loop $rows
        (br_if $done (i32.ge_u (local.get $scores) (local.get $scoresEnd)))
        (local.set $asked (local.get $question))
        (local.set $rowEnd (i32.add (local.get $row) (local.get $bytes)))
        (local.set $firstTwo (v128.const f64x2 0 0))
        (local.set $lastTwo (v128.const f64x2 0 0))
        (loop $four
          (local.set $components (v128.load (local.get $row)))
          (local.set $firstTwo (f64x2.add (local.get $firstTwo)
            (f64x2.mul
              (f64x2.promote_low_f32x4 (local.get $components))
              (v128.load (local.get $asked)))))
          (local.set $lastTwo (f64x2.add (local.get $lastTwo)
            (f64x2.mul
              (f64x2.promote_low_f32x4
                (i8x16.shuffle 8 9 10 11 12 13 14 15 0 1 2 3 4 5 6 7 (local.get $components) (local.get $components)))
              (v128.load offset=16 (local.get $asked)))))
          (local.set $asked (i32.add (local.get $asked) (i32.const 32)))
          (local.set $row (i32.add (local.get $row) (i32.const 16)))
          (br_if $four (i32.lt_u (local.get $row) (local.get $rowEnd))))
        (f64.store (local.get $scores)
          (f64.add
            (f64.add
              (f64.add
                (f64x2.extract_lane 0 (local.get $firstTwo))
                (f64x2.extract_lane 1 (local.get $firstTwo)))
              (f64x2.extract_lane 0 (local.get $lastTwo)))
            (f64x2.extract_lane 1 (local.get $lastTwo))))
        (local.set $scores (i32.add (local.get $scores) (i32.const 8)))
        (br $rows)))))
